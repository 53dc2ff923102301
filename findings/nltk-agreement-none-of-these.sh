#!/usr/bin/env bash
# nltk 3.10.3 (PyPI): two people who both say "none of these" raise ZeroDivisionError, and a skip ends all measures but one.
#
# Most would guess: masi_distance and jaccard_distance of two equal sets are 0, also of two empty ones; and AnnotationTask, which
#   takes (annotator, item, label) triples, copes with items that not everybody answered in all its measures, as it does in alpha.
# What happens: the distance of two empty sets is 0 / 0 and raises ZeroDivisionError, in alpha too. With one answer missing,
#   alpha is computed, and kappa, multi_kappa, pi, S and avg_Ao raise "generator raised StopIteration". A triple that comes twice
#   (a join gone wrong) is counted twice without a word: .6400 becomes .6960.
# Who meets it: whoever takes agreement of several labels an item, where nothing may apply, from a tool's exported answers.
# What to do: wrap the distance (0 where both sets are empty), remove repeats, and use alpha for answers that are incomplete.
#   (In Labelbreak "none of these" is an answer like any other, and each label is a yes or a no.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check nltk==3.10.3

cat >run.py <<'PY'
import sys
import nltk
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance, masi_distance


def outcome(compute):
    try:
        return f"{compute():.4f}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


none = frozenset()
triples = [tuple(row.split()) for row in (
    "anna 1 x", "ben 1 x", "cem 1 y", "anna 2 y", "ben 2 y",
    "anna 3 x", "ben 3 x", "cem 3 x", "cem 4 y", "anna 4 y")]
task = AnnotationTask(data=triples)
seen = {
    "version": nltk.__version__,
    "masi, both none": outcome(lambda: masi_distance(none, none)),
    "jaccard, both none": outcome(lambda: jaccard_distance(none, none)),
    "alpha": outcome(task.alpha),
    "kappa": outcome(task.kappa),
    "multi_kappa": outcome(task.multi_kappa),
    "alpha, each row twice": outcome(AnnotationTask(data=triples + triples).alpha),
}
expected = {
    "version": "3.10.3",
    "masi, both none": "ZeroDivisionError: division by zero",
    "jaccard, both none": "ZeroDivisionError: division by zero",
    "alpha": "0.6400",
    "kappa": "RuntimeError: generator raised StopIteration",
    "multi_kappa": "RuntimeError: generator raised StopIteration",
    "alpha, each row twice": "0.6960",
}
print(seen)
if seen != expected:
    print("This has changed; seen before was", expected)
    sys.exit(1)
PY
python/bin/python run.py
