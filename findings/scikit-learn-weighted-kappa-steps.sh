#!/usr/bin/env bash
# scikit-learn 1.9.1 (PyPI): weighted kappa of a scale leaves out the steps that nobody used, and sorts steps as text.
#
# Most would guess: cohen_kappa_score(a, b, weights="quadratic") of ratings 1 to 5 weighs a 2 against a 4 as two steps apart.
# What happens: distance is the difference of positions among the labels that occur. Where nobody gave a 3, the steps 2 and 4
#   are neighbors: .7500 instead of .7059. Ratings that come as text, as out of a CSV, are sorted as text, so that "10" stands
#   before "2": .5714 instead of .5909 with linear weights. Neither warns.
# Who meets it: whoever holds a rating campaign's exported answers against it; a middle step that is avoided is common.
# What to do: turn ratings into numbers, and pass every step of the scale as labels=[1, 2, 3, 4, 5]. Weighted kappas that differ
#   from ours by a few hundredths are most often this.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check scikit-learn==1.9.1

cat >run.py <<'PY'
import sys
import sklearn
from sklearn.metrics import cohen_kappa_score

anna, ben = [1, 1, 2, 2, 4, 4, 5, 5], [1, 2, 2, 4, 4, 2, 5, 4]
cem, dora = ["1", "2", "10", "9", "2", "10"], ["1", "10", "10", "9", "2", "9"]
kappa = lambda *ratings, **how: f"{cohen_kappa_score(*ratings, **how):.4f}"
seen = {
    "version": sklearn.__version__,
    "no 3 given": kappa(anna, ben, weights="quadratic"),
    "all steps passed": kappa(anna, ben, weights="quadratic", labels=[1, 2, 3, 4, 5]),
    "as text": kappa(cem, dora, weights="linear"),
    "as numbers": kappa([int(step) for step in cem], [int(step) for step in dora], weights="linear"),
}
expected = {
    "version": "1.9.1",
    "no 3 given": "0.7500",
    "all steps passed": "0.7059",
    "as text": "0.5714",
    "as numbers": "0.5909",
}
print(seen)
if seen != expected:
    print("This has changed; seen before was", expected)
    sys.exit(1)
PY
python/bin/python run.py
