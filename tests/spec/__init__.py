"""The behaviour page, sentence by sentence: run from outside, against numbers worked out by hand."""
