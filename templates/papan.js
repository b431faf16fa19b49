"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const opdOf = new Map(data.opd.map((opd) => [opd.kode, opd]));
  const FILTERS = ["pengampu", "prioritas", "kelompok"];
  const WARNA = ["biru", "hijau", "kuning", "merah", "abu-abu"];
  const $ = (id) => document.getElementById(id);
  // "" is the default: the view for a room, worst first; the map of months ("peta") by rank; no steps.
  const state = { tampilan: "", pengampu: "", prioritas: "", kelompok: "", urut: "", langkah: "", opd: "" };
  const ROOM = { least: 1.3, most: 16 }; // row height in font sizes; rows on a screen at the most
  let listed = [];
  let active = "";
  let page = { first: 0, rows: 1 };

  // --- texts: nothing from the data ever becomes markup, only text nodes and attributes ---

  function el(tag, options, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(options || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "kelas") node.className = value;
      else if (name === "klik") node.addEventListener("click", value);
      else if (name === "n") node.style.setProperty("--n", String(value));
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }

  function score(number) {
    if (number === null || number === undefined) return "–";
    const cents = Math.round(Math.abs(number) * 100);
    const whole = String(Math.floor(cents / 100)).replace(/\B(?=([0-9]{3})+$)/g, ".");
    return (number < 0 ? "-" : "") + whole + "," + String(cents % 100).padStart(2, "0");
  }
  const percent = (number) => (number === null ? "–" : score(number) + "%");
  const signed = (number) => (number === null ? "–" : (number > 0 ? "+" : "") + score(number));
  const rupiah = (amount) => "Rp" + String(amount).replace(/\B(?=([0-9]{3})+$)/g, ".");
  const person = (kepala) => (kepala.nama ? kepala.nama + ", " : "") + kepala.sebutan_teks;
  const local = (kode) => kode.slice(kode.indexOf(".") + 1);
  const monthName = (month) => data.nama_bulan[month - 1];
  const dashed = (words) => words.replace(/ /g, "-");

  // Means and shares of printed numbers, half-up in whole cents, as the other papers have them.
  function mean(numbers) {
    const cents = numbers.filter((number) => number !== null).map((number) => Math.round(number * 100));
    if (!cents.length) return null;
    const sum = cents.reduce((left, right) => left + right, 0);
    return Math.floor((2 * sum + cents.length) / (2 * cents.length)) / 100;
  }
  function share(part, whole) {
    if (!whole) return null;
    return Number((BigInt(part) * 20000n + BigInt(whole)) / (2n * BigInt(whole))) / 100;
  }
  const total = (list, key) => list.reduce((sum, item) => sum + item[key], 0);

  // --- what is shown: filters and order, kept in the address behind # ---

  // peta: a column of the map alone. The cells of both views are there; the style sheet shows those of one.
  const COLUMNS = [
    { id: "peringkat", label: "#", lebar: "no", get: (opd) => opd.peringkat, naik: true },
    { id: "opd", label: "OPD", lebar: "opd", kelas: "kiri", get: (opd) => opd.kode, naik: true },
    ...data.nama_bulan.slice(0, data.bulan).map((name, index) => ({
      id: "b" + (index + 1), label: name, lebar: "bulan", peta: true,
      get: (opd) => (opd.bulanan[index] ? opd.bulanan[index].nilai_akhir : null),
    })),
    { id: "nilai", label: "Nilai", lebar: "nilai", get: (opd) => opd.nilai_akhir },
    { id: "warna", label: "Warna", lebar: "warna", kelas: "kiri", get: (opd) => WARNA.indexOf(opd.warna), naik: true },
    { id: "jt", label: "Jatuh tempo", lebar: "persen", peta: true, get: (opd) => opd.bobot_jatuh_tempo,
      arti: "Bobot komitmen yang sudah jatuh tempo" },
    { id: "tren", label: "Tren", lebar: "tren", get: (opd) => opd.tren, arti: "Selisih nilai akhir dengan bulan lalu" },
    { id: "meleset", label: "Meleset", lebar: "hitung", get: (opd) => opd.jumlah_meleset },
    { id: "lapor", label: "Belum lapor", lebar: "hitung", get: (opd) => opd.jumlah_belum_lapor,
      arti: "Komitmen jatuh tempo yang belum dilaporkan" },
    { id: "serapan", label: "Serapan", lebar: "persen", peta: true, get: (opd) => opd.serapan },
  ];
  const columnOf = new Map(COLUMNS.map((column) => [column.id, column]));

  function passes(opd) {
    return (!state.pengampu || opd.pengampu === state.pengampu) && (!state.kelompok || opd.kelompok === state.kelompok)
      && (!state.prioritas || opd.prioritas.includes(state.prioritas));
  }

  const sorting = () => state.urut || (state.tampilan ? "peringkat" : "-peringkat");

  function order(list) {
    const reversed = sorting().startsWith("-");
    const column = columnOf.get(sorting().replace("-", ""));
    const sign = (column.naik ? 1 : -1) * (reversed ? -1 : 1);
    return list.map((opd, place) => ({ opd, place, key: column.get(opd) })).sort((left, right) => {
      if (left.key === null || right.key === null) {
        if (left.key !== right.key) return left.key === null ? 1 : -1;
      } else if (left.key !== right.key) return left.key < right.key ? -sign : sign;
      return left.place - right.place;
    }).map((item) => item.opd);
  }

  function readAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(state)) state[key] = given.get(key) || "";
    if (!columnOf.has(state.urut.replace("-", ""))) state.urut = "";
    if (state.tampilan !== "peta") state.tampilan = "";
    if (state.langkah !== "ya") state.langkah = "";
    if (!opdOf.has(state.opd)) state.opd = "";
    for (const key of FILTERS) {
      if (![...$("saring-" + key).options].some((option) => option.value === state[key])) state[key] = "";
    }
  }

  function writeAddress() {
    const kept = Object.entries(state).filter(([, value]) => value);
    const text = kept.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  function change(part) {
    Object.assign(state, part);
    writeAddress();
    draw();
  }

  // --- drawing ---

  function draw() {
    listed = order(data.opd.filter(passes));
    if (!listed.some((opd) => opd.kode === active)) active = listed.length ? listed[0].kode : "";
    document.body.classList.toggle("peta", Boolean(state.tampilan));
    document.body.classList.toggle("ruang", !state.tampilan);
    document.body.classList.toggle("langkah", Boolean(state.langkah));
    drawFilters();
    drawFigures();
    drawTable();
    drawMissed();
    drawDetail();
    fit();
    const limited = listed.length < data.opd.length ? " dari " + data.opd.length : "";
    $("kabar").textContent = listed.length + limited + " OPD tampil";
  }

  function drawFilters() {
    for (const key of FILTERS) {
      $("saring-" + key).value = state[key];
      $("saring-" + key).classList.toggle("aktif", Boolean(state[key]));
    }
    $("saring-semua").disabled = !FILTERS.some((key) => state[key]);
    $("ganti").textContent = state.tampilan ? "Daftar" : "Peta bulan";
    $("langkah").setAttribute("aria-pressed", state.langkah ? "true" : "false");
  }

  // Rows are as high as the window allows, measured; none is ever cut: what does not fit stands on the next page.
  function fit() {
    $("halaman").hidden = true;
    let rows = fill(state.tampilan ? listed.length : Math.min(ROOM.most, listed.length));
    if (rows < listed.length) {
      $("halaman").hidden = false; // it takes room itself
      rows = fill(rows);
    }
    const place = Math.max(0, listed.findIndex((opd) => opd.kode === active));
    const first = place >= page.first && place < page.first + rows ? page.first : Math.floor(place / rows) * rows;
    showPage(first, rows);
  }

  // How many rows, at most so many, the box holds; they share its height.
  function fill(most) {
    const size = parseFloat(getComputedStyle($("tabel")).fontSize);
    const room = $("gulung").clientHeight - $("tabel").tHead.offsetHeight;
    const setHeight = (height) => document.documentElement.style.setProperty("--h", height + "px");
    setHeight(state.tampilan ? 0 : Math.round(ROOM.least * size));
    const least = Math.max(1, ...[...$("tabel").tBodies[0].rows].map((one) => one.getBoundingClientRect().height));
    const rows = Math.max(1, Math.min(Math.floor(room / least), most));
    setHeight(Math.min(Math.floor(room / rows), Math.round((state.tampilan ? 2.1 : 3) * size)));
    return rows;
  }

  function showPage(first, rows) {
    page = { first: Math.max(0, Math.min(first, listed.length - rows)), rows };
    const last = Math.min(page.first + rows, listed.length);
    [...$("tabel").tBodies[0].rows].forEach((one, index) => {
      one.classList.toggle("luar", Boolean(listed.length) && (index < page.first || index >= last));
    });
    $("halaman-teks").textContent = (page.first + 1) + "–" + last + " dari " + listed.length;
    $("halaman-naik").disabled = page.first === 0;
    $("halaman-turun").disabled = last === listed.length;
  }

  function turn(by) {
    showPage(page.first + by * page.rows, page.rows);
    active = listed[page.first].kode;
    for (const one of $("tabel").tBodies[0].rows) one.tabIndex = one.dataset.kode === active ? 0 : -1;
  }

  function card(title, ...children) {
    return el("div", { kelas: "kartu" }, el("h2", null, title), ...children);
  }

  function drawFigures() {
    const known = listed.filter((opd) => opd.nilai_akhir !== null).map((opd) => opd.nilai_akhir);
    const spread = known.length ? score(Math.min(...known)) + " – " + score(Math.max(...known)) : "belum ada nilai";
    const counts = WARNA.map((warna) => [warna, listed.filter((opd) => opd.warna === warna).length]);
    const shown = counts.filter(([, count]) => count);
    const due = total(listed, "jumlah_jatuh_tempo");
    const missing = total(listed, "jumlah_belum_lapor");
    const silent = listed.flatMap((opd) => opd.bidang).filter((item) => item.jumlah_belum_lapor).length;
    const heads = listed.filter((opd) => opd.jumlah_meleset).length;
    const owing = listed.filter((opd) => opd.jumlah_jatuh_tempo);
    const funded = listed.filter((opd) => opd.pagu);
    const pagu = total(funded, "pagu");
    const spent = total(funded, "realisasi_anggaran");
    $("angka").replaceChildren(...[
      card("Rata-rata nilai akhir", el("p", { kelas: "besar" }, score(mean(listed.map((opd) => opd.nilai_akhir)))),
        el("p", { kelas: "kecil" }, spread)),
      card(listed.length + " OPD menurut warna",
        el("div", { kelas: "pita", "aria-hidden": "true" },
          ...shown.map(([warna, count]) => el("span", { kelas: "w-" + warna, n: count }))),
        el("p", { kelas: "hitung" }, ...shown.map(([warna, count]) => el("span", null, el("b", null, String(count)), " " + warna)))),
      card("Komitmen jatuh tempo",
        el("p", { kelas: "besar" }, String(due - total(listed, "jumlah_meleset")), el("small", null, " dari " + due + " terpenuhi")),
        el("p", { kelas: "kecil" }, total(listed, "jumlah_meleset") + " meleset pada " + heads + " kepala")),
      card("Laporan OPD masuk",
        el("p", { kelas: "besar" }, String(due - missing), el("small", null, " dari " + due)),
        el("p", { kelas: "kecil" }, "lengkap " + owing.filter((opd) => !opd.jumlah_belum_lapor).length + " dari " + owing.length + " OPD" +
          (silent ? "; " + silent + " bidang belum" : ""))),
      card("Serapan anggaran",
        el("p", { kelas: "besar" }, percent(share(spent, pagu))),
        el("p", { kelas: "kecil", title: rupiah(spent) }, pagu ? "dari " + rupiah(pagu) : "tanpa pagu")),
      priorities(),
    ].filter(Boolean));
  }

  function priorities() {
    if (!data.prioritas.length) return null;
    const button = (item) => el("button", {
      type: "button", title: item.nama, "aria-pressed": state.prioritas === item.kode ? "true" : "false",
      klik: () => change({ prioritas: state.prioritas === item.kode ? "" : item.kode }),
    }, el("b", null, score(item.nilai)), item.nama);
    return card("Rata-rata per prioritas, semua OPD di papan", el("div", { kelas: "bidang-prioritas" }, ...data.prioritas.map(button)));
  }

  function drawTable() {
    const reversed = sorting().startsWith("-");
    const heads = COLUMNS.map((column) => {
      const current = sorting().replace("-", "") === column.id;
      const sort = Boolean(column.naik) === reversed ? "descending" : "ascending";
      return el("th", {
        scope: "col", kelas: ["l-" + column.lebar, column.kelas, column.peta && "hanya-peta"].filter(Boolean).join(" "), "aria-sort": current ? sort : null,
      }, el("button", {
        type: "button", title: column.arti,
        klik: () => change({ urut: current && !reversed ? "-" + column.id : column.id }),
      }, column.label));
    });
    $("tabel").tHead.replaceChildren(el("tr", null, ...heads));
    $("tabel").tBodies[0].replaceChildren(...listed.map(row));
    if (!listed.length) {
      $("tabel").tBodies[0].append(el("tr", null,
        el("td", { kelas: "kosong", colspan: COLUMNS.length }, "Tidak ada OPD yang cocok dengan saringan ini.")));
    }
  }

  function row(opd) {
    const cell = (kelas, text, title) => el("td", { kelas, role: "gridcell", title }, text);
    const count = (number) => cell(number ? "ada" : "redup", number ? String(number) : "·");
    return el("tr", {
      role: "row", "data-kode": opd.kode, tabindex: opd.kode === active ? 0 : -1,
      "aria-selected": opd.kode === state.opd ? "true" : "false", klik: () => open(opd.kode),
    },
    cell("redup", opd.peringkat === null ? "–" : String(opd.peringkat)),
    el("td", { kelas: "opd", role: "gridcell", title: opd.nama + " · " + person(opd.kepala) },
      el("b", { kelas: "hanya-peta" }, opd.kode), " ", el("span", null, opd.nama)),
    ...opd.bulanan.map((month, index) => heat(month, index)),
    cell("utama", score(opd.nilai_akhir)),
    el("td", { kelas: "warna-kata", role: "gridcell" }, el("span", { kelas: "cap w-" + opd.warna }, opd.warna)),
    cell("redup hanya-peta", percent(opd.bobot_jatuh_tempo),
      opd.bobot_menunggu_rilis ? "menunggu rilis " + percent(opd.bobot_menunggu_rilis) : undefined),
    el("td", { role: "gridcell", kelas: "tren" }, arrow(opd.tren), signed(opd.tren)),
    count(opd.jumlah_meleset),
    count(opd.jumlah_belum_lapor),
    cell("hanya-peta", percent(opd.serapan)));
  }

  const arrow = (tren) => el("span", { kelas: "panah", "aria-hidden": "true" },
    tren === null ? "" : tren > 0 ? "▲ " : tren < 0 ? "▼ " : "■ ");

  function heat(month, index) {
    const kelas = ["panas", "hanya-peta", "w-" + month.warna, index === data.bulan - 1 ? "kini" : ""].join(" ").trim();
    return el("td", { kelas, role: "gridcell", title: data.nama_bulan[index] + ": " + month.warna }, score(month.nilai_akhir));
  }

  function drawMissed() {
    const heads = data.meleset.map((kode) => opdOf.get(kode)).filter((opd) => opd && passes(opd));
    const counted = heads.filter((opd) => opd.jumlah_meleset);
    const findings = heads.reduce((sum, opd) => sum + opd.temuan.length, 0);
    $("judul-meleset").textContent = (counted.length
      ? counted.length + " kepala meleset, " + total(counted, "jumlah_meleset") + " komitmen" : "Tidak ada kepala yang meleset")
      + (findings ? "; " + findings + " temuan integritas" : "");
    $("meleset").replaceChildren(...heads.map((opd) => el("li", null,
      el("button", { type: "button", klik: () => open(opd.kode) },
        el("span", { kelas: "baris-satu" }, el("b", null, opd.kode),
          el("span", { kelas: "kanan" }, "bobot meleset ", el("b", null, score(opd.bobot_meleset)))),
        el("span", { kelas: "siapa" }, person(opd.kepala)),
        opd.tangga ? el("span", { kelas: "usul" }, opd.rangkaian + "; usulan: " + opd.tangga) : null),
      el("ul", { kelas: "komitmen" }, ...opd.meleset.map((item) => el("li", null,
        el("span", { kelas: "nama", title: item.nama }, item.nama),
        el("span", null, item.belum_lapor ? "belum lapor" : percent(item.capaian)),
        el("span", { kelas: "sejak", title: item.rangkaian }, item.sejak ? "sejak " + monthName(item.sejak) : ""))),
      ...opd.temuan.map((text) => el("li", { kelas: "temuan" }, el("span", { kelas: "nama", title: text }, text)))))));
  }

  // --- one OPD in full ---

  function drawDetail() {
    const box = $("rincian");
    const opd = opdOf.get(state.opd);
    box.hidden = !opd;
    document.body.classList.toggle("rinci", Boolean(opd));
    if (!opd) return box.replaceChildren();
    const left = [indicators(opd), chart(opd), divisions(opd)];
    const right = [missed(opd), falling(opd), obstacles(opd), followUps(opd)];
    return box.replaceChildren(...[
      el("div", { kelas: "r-kop" },
        el("div", null,
          el("h2", { id: "rincian-judul" }, opd.kode + " · " + opd.nama),
          el("p", null, person(opd.kepala) + (opd.kepala.sejak_teks ? ", sejak " + opd.kepala.sejak_teks : "") + " · pengampu "
            + (opd.pengampu || "–") + " · " + opd.kontrak)),
        el("div", { kelas: "r-nilai" },
          el("strong", null, score(opd.nilai_akhir)),
          el("p", null, el("span", { kelas: "cap w-" + opd.warna }, opd.warna), " " + (opd.predikat || "belum ada yang jatuh tempo"))),
        el("nav", { "aria-label": "OPD lain" },
          el("button", { type: "button", "aria-label": "OPD sebelumnya", klik: () => step(-1) }, "←"),
          el("button", { type: "button", "aria-label": "OPD sesudahnya", klik: () => step(1) }, "→"),
          el("button", { type: "button", "aria-label": "Tutup rincian", id: "tutup", klik: close }, "×"))),
      curves(opd),
      figures(opd),
      el("div", { kelas: "r-dua" }, el("div", null, ...left), el("div", null, ...right)),
    ].filter(Boolean));
  }

  function figures(opd) {
    const rows = [
      ["Peringkat", opd.peringkat === null ? "–" : opd.peringkat + " dari " + data.diperingkat],
      ["Tren", signed(opd.tren)],
      ["Nilai capaian", score(opd.nilai)],
      ["Kecepatan", score(opd.kecepatan)],
      ["Konsistensi", score(opd.konsistensi)],
      ["Komitmen", score(opd.komitmen)],
      ["Bobot jatuh tempo", percent(opd.bobot_jatuh_tempo),
        opd.bobot_menunggu_rilis ? "menunggu rilis " + percent(opd.bobot_menunggu_rilis) : null],
      ["Terpenuhi", opd.jumlah_terpenuhi + " dari " + opd.jumlah_jatuh_tempo],
      ["Belum lapor", String(opd.jumlah_belum_lapor)],
      ["Serapan", percent(opd.serapan), opd.anggaran_teks],
    ];
    if (opd.nilai_resmi !== null) rows.push(["Nilai resmi", score(opd.nilai_resmi)]);
    if (opd.nilai_induk !== null) rows.push(["Menurut kontrak induk", score(opd.nilai_induk)]);
    if (opd.nilai_klaim !== null && opd.nilai_klaim !== opd.nilai) rows.push(["Menurut laporan OPD", score(opd.nilai_klaim)]);
    if (opd.terverifikasi) rows.push(["Terverifikasi", percent(opd.terverifikasi)]);
    return el("dl", { kelas: "r-angka" }, ...rows.map(([name, value, note]) => el("div", null,
      el("dt", null, name), el("dd", null, value, note ? el("small", null, " " + note) : null))));
  }

  function part(title, note, content) {
    return el("section", null, el("h3", null, title, note ? el("small", null, " " + note) : null), content);
  }

  function chart(opd) {
    const tops = opd.bulanan.map((month) => month.nilai_akhir || 0);
    const scale = Math.max(120, ...tops);
    return part("Nilai akhir per bulan", null, el("ul", { kelas: "grafik" }, ...data.nama_bulan.map((name, index) => {
      const month = opd.bulanan[index];
      const bar = month && month.nilai_akhir !== null
        ? el("span", { kelas: "w-" + month.warna, n: 72 * month.nilai_akhir / scale }) : null;
      return el("li", null, month ? score(month.nilai_akhir) : "", bar, el("small", null, name));
    })));
  }

  // Promised (dashed) and achieved (solid) to date, with the pace that is needed: the missed first, then the heaviest.
  const CURVES = 4;
  const WORST = ["meleset", "belum lapor"];

  function curves(opd) {
    const drawn = opd.indikator.filter((item) => item.kurva).map((item, place) => ({ item, place }));
    const rank = ({ item }) => (WORST.includes(item.keadaan) ? 1 : 0);
    drawn.sort((left, right) => rank(right) - rank(left) || right.item.bobot - left.item.bobot || left.place - right.place);
    if (!drawn.length || !$("gambar")) return null;
    const rest = drawn.length > CURVES ? "; " + (drawn.length - CURVES) + " lagi dalam daftar di bawah" : "";
    return part("Target dan realisasi", "putus-putus target, utuh realisasi" + rest,
      el("ul", { kelas: "kurva" }, ...drawn.slice(0, CURVES).map(({ item }) => el("li", null,
        el("p", { kelas: "nama", title: item.nama }, ...named(item)),
        curve(item),
        el("p", null, item.realisasi_teks + " dari " + item.target_teks + (item.kurva.turun ? " (makin kecil makin baik)" : "") + ", "
          + percent(item.capaian) + " · ", standingWord(item.keadaan)),
        needed(item)))));
  }

  // The pace of an indikator, or of the first of its pekerjaan that is still to come.
  function needed(item) {
    const work = item.pekerjaan.find((one) => one.laju_teks);
    const text = item.laju_teks || (work ? local(work.kode) + ": " + work.laju_teks : "");
    return text ? el("p", { kelas: "laju" }, text) : null;
  }

  function svg(tag, attributes, ...children) {
    const node = document.createElementNS($("gambar").namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    node.append(...children);
    return node;
  }

  function curve(item) {
    const [width, height, foot] = [240, 96, 14];
    const top = Math.max(...item.kurva.target.concat(item.kurva.realisasi).filter((number) => number !== null)) || 1;
    const x = (month) => (month + 0.5) * width / 12;
    const y = (number) => 6 + (height - foot - 12) * (1 - Math.max(number, 0) / top);
    const points = (line) => line.map((number, month) => [x(month), number]).filter(([, number]) => number !== null)
      .map(([place, number]) => [place, y(number)]);
    const path = (kelas, line) => svg("polyline", { class: kelas, points: points(line).map((pair) => pair.map((n) => n.toFixed(1)).join(",")).join(" ") });
    const [end] = points(item.kurva.realisasi).slice(-1);
    const letters = data.nama_bulan.map((name, month) =>
      svg("text", { x: x(month), y: height - 2, "text-anchor": "middle" }, name.slice(0, 1)));
    const label = item.nama + ": target " + item.target_teks + ", realisasi " + item.realisasi_teks;
    return svg("svg", { viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": label },
      svg("line", { class: "dasar", x1: 0, y1: height - foot, x2: width, y2: height - foot }),
      path("target", item.kurva.target), path("realisasi", item.kurva.realisasi),
      ...(end ? [svg("circle", { cx: end[0], cy: end[1], r: 3 })] : []), ...letters);
  }

  function table(heads, rows) {
    return el("table", null,
      el("thead", null, el("tr", null, ...heads.map(([text, kelas]) => el("th", { scope: "col", kelas }, text)))),
      el("tbody", null, ...rows));
  }
  const right = (text) => el("td", { kelas: "kanan" }, text);
  const standingWord = (words) => el("span", { kelas: "k-" + dashed(words) }, words);
  const standing = (words) => el("td", { kelas: "keadaan" }, standingWord(words));
  const named = (item) => [item.nama, " ", el("span", { kelas: "kode" }, local(item.kode))];

  function indicators(opd) {
    const heads = [["Indikator"], ["Bobot", "kanan"], ["Target s.d. bulan", "kanan"], ["Realisasi", "kanan"], ["Capaian", "kanan"], ["Keadaan"]];
    const rows = opd.indikator.flatMap((item) => [
      el("tr", null,
        el("td", { title: item.sasaran }, ...named(item), item.catatan ? el("span", { kelas: "catatan" }, item.catatan) : null),
        right(score(item.bobot)), right(item.target_teks), right(item.realisasi_teks), right(percent(item.capaian)), standing(item.keadaan)),
      ...item.pekerjaan.map((work) => el("tr", { kelas: "kerja" },
        el("td", null, ...named(work)), right(""), right(monthName(work.bulan_jatuh_tempo) + ", " + work.volume_teks),
        right(""), right(work.fisik === null ? "–" : "fisik " + percent(work.fisik)),
        el("td", { kelas: "keadaan" }, standingWord(work.keadaan), work.tertinggal ? el("b", { kelas: "catatan" }, "tertinggal") : null))),
    ]);
    return part("Indikator", "target dan realisasi s.d. " + data.periode, table(heads, rows));
  }

  function missed(opd) {
    const findings = opd.temuan.length
      ? part("Temuan integritas", "di luar semua angka", el("ul", { kelas: "butir" }, ...opd.temuan.map((text) => el("li", null, text)))) : null;
    if (!opd.meleset.length) return el("div", null, part("Meleset", null, el("p", { kelas: "redup" }, "Tidak ada.")), findings);
    const heads = [["Komitmen"], ["Target", "kanan"], ["Realisasi", "kanan"], ["Kurang", "kanan"]];
    const rows = opd.meleset.map((item) => el("tr", null,
      el("td", null, ...named(item), item.sejak
        ? el("span", { kelas: "catatan" }, "meleset sejak " + monthName(item.sejak) + ", " + item.rangkaian) : null),
      right(item.target_teks), right(item.realisasi_teks), right(item.kekurangan_teks)));
    const step = opd.tangga ? el("p", { kelas: "usul" }, opd.rangkaian + "; usulan: " + opd.tangga) : null;
    return el("div", null, part("Meleset", null, table(heads, rows)), step, findings);
  }

  function falling(opd) {
    const line = (item, words) => el("li", null, ...named(item), " ", el("span", { kelas: "redup" }, item.target_teks + words));
    const now = opd.kini.map((item) => line(item, ", " + item.keadaan));
    const paces = new Map(opd.indikator.flatMap((item) => [item, ...item.pekerjaan]).map((item) => [item.kode, item]));
    const ahead = (item) => (item.terpenuhi ? ", " + item.keadaan : [paces.get(item.kode)].filter(Boolean)
      .map((found) => (found.laju_teks ? ", " + found.laju_teks : "") + (found.tertinggal ? "; tertinggal" : "")).join(""));
    const next = opd.berikut.map((item) => line(item, ahead(item)));
    const box = el("div");
    if (now.length) box.append(part("Jatuh tempo " + data.periode, null, el("ul", { kelas: "butir" }, ...now)));
    if (next.length) box.append(part("Jatuh tempo bulan berikutnya", null, el("ul", { kelas: "butir" }, ...next)));
    return box;
  }

  function obstacles(opd) {
    if (!opd.kendala.length) return null;
    return part("Kendala dan tindak lanjut", null, el("ul", { kelas: "butir" }, ...opd.kendala.map((item) => el("li", null,
      el("p", null, el("b", null, item.nama), " ", el("span", { kelas: "kode" }, local(item.kode))),
      item.kendala ? el("p", null, "Kendala: " + item.kendala) : null,
      item.tindak_lanjut ? el("p", null, "Tindak lanjut: " + item.tindak_lanjut + promise(item)) : null))));
  }

  const promise = (item) => (item.pic ? " (" + item.pic + ")" : "") + (item.batas_teks ? ", paling lambat " + item.batas_teks : "");

  function followUps(opd) {
    if (!opd.lanjutan.length) return null;
    return part("Tindak lanjut sebelumnya", null, el("ul", { kelas: "butir" }, ...opd.lanjutan.map((item) => el("li", null,
      el("p", null, el("b", null, item.asal), ": " + item.uraian + promise(item) + " · " + item.keadaan)))));
  }

  function divisions(opd) {
    if (!opd.bidang.length) return null;
    const heads = [["Bidang"], ["Nilai akhir", "kanan"], ["Warna"], ["Meleset", "kanan"], ["Belum lapor", "kanan"]];
    return part("Bidang", null, table(heads, opd.bidang.map((item) => el("tr", null,
      el("td", null, item.nama, el("span", { kelas: "kode" }, " " + person(item.kepala))), right(score(item.nilai_akhir)),
      el("td", null, el("span", { kelas: "cap w-" + item.warna }, item.warna)), right(item.jumlah_meleset + " dari " + item.jumlah_jatuh_tempo),
      right(String(item.jumlah_belum_lapor))))));
  }

  // --- hands ---

  const rowOf = (kode) => [...$("tabel").tBodies[0].rows].find((one) => one.dataset.kode === kode);

  function activate(kode) {
    for (const one of $("tabel").tBodies[0].rows) one.tabIndex = one.dataset.kode === kode ? 0 : -1;
    active = kode;
    const found = rowOf(kode);
    if (found) {
      const place = listed.findIndex((opd) => opd.kode === kode);
      if (place < page.first) showPage(place, page.rows);
      if (place >= page.first + page.rows) showPage(place - page.rows + 1, page.rows);
      found.focus({ preventScroll: true });
    }
  }

  function open(kode) {
    active = kode;
    change({ opd: kode });
    $("rincian").scrollTop = 0;
    $("rincian").focus();
  }

  function close() {
    change({ opd: "" });
    activate(active);
  }

  function step(by) {
    const place = listed.findIndex((opd) => opd.kode === state.opd);
    const next = listed[place + by];
    if (next) open(next.kode);
  }

  function move(to) {
    if (listed.length) activate(listed[Math.min(Math.max(to, 0), listed.length - 1)].kode);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.matches("select, input");
    const place = listed.findIndex((opd) => opd.kode === active);
    const inDetail = Boolean(state.opd);
    const actions = {
      Escape: () => (inDetail ? close() : typing ? event.target.blur() : null),
      "/": () => (typing ? null : $("saring-pengampu").focus()),
    };
    if (!typing) Object.assign(actions, { t: otherView, l: steps, "?": rules });
    if (inDetail && !typing) Object.assign(actions, { ArrowLeft: () => step(-1), ArrowRight: () => step(1) });
    if (!inDetail && !typing && !event.target.matches("button, #meleset")) {
      Object.assign(actions, {
        ArrowDown: () => move(event.target.closest("tbody") ? place + 1 : place),
        ArrowUp: () => move(place - 1),
        PageDown: () => turn(1),
        PageUp: () => turn(-1),
        Home: () => move(0),
        End: () => move(listed.length - 1),
        Enter: () => (active ? open(active) : null),
      });
    }
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });

  const otherView = () => change({ tampilan: state.tampilan ? "" : "peta", urut: "" });
  const steps = () => change({ langkah: state.langkah ? "" : "ya" });
  function rules() {
    document.body.classList.toggle("aturan");
    fit();
  }

  // --- the beginning ---

  function start() {
    const locked = data.terkunci ? "bulan terkunci" : "bulan belum dikunci";
    const state_ = data.tanggal_data_teks ? locked + " · data per " + data.tanggal_data_teks : locked;
    $("judul").textContent = data.daerah + " · Papan kinerja s.d. " + data.periode + (data.cakupan ? " " + data.cakupan : "");
    $("keadaan").textContent = state_ + " · batas lapor " + data.batas_lapor_teks + " · segel " + data.segel;
    const bands = data.warna.map((band) => band.nama + " sejak " + band.batas).join(", ");
    $("aturan").textContent = data.acuan_teks + " Warna: " + bands + ", abu-abu belum ada nilai. " + data.aturan_teks
      + " Langkah pada daftar meleset adalah usulan menurut tangga daerah; keputusan ada pada " + data.pihak_kedua + ".";
    if (data.ditangguhkan.length) {
      $("tangguh").hidden = false;
      $("tangguh").textContent = "Ditangguhkan, tidak dihitung: " + data.ditangguhkan.join(", ");
    }
    const kinds = [...new Set(data.opd.map((opd) => opd.kelompok))].sort().map((kode) => ({ kode, nama: kode }));
    for (const [key, items] of [["pengampu", data.pengampu], ["prioritas", data.prioritas], ["kelompok", kinds]]) {
      $("saring-" + key).append(...items.map((item) =>
        el("option", { value: item.kode }, item.nama === item.kode ? item.kode : item.kode + " · " + item.nama)));
      $("saring-" + key).addEventListener("change", (event) => change({ [key]: event.target.value }));
    }
    $("saring").addEventListener("submit", (event) => event.preventDefault());
    $("saring-semua").addEventListener("click", () => change({ pengampu: "", prioritas: "", kelompok: "" }));
    $("ganti").addEventListener("click", otherView);
    $("langkah").addEventListener("click", steps);
    $("halaman-naik").addEventListener("click", () => turn(-1));
    $("halaman-turun").addEventListener("click", () => turn(1));
    addEventListener("resize", fit);
    addEventListener("hashchange", () => { readAddress(); draw(); });
    readAddress();
    active = state.opd;
    draw();
  }

  start();
})();
