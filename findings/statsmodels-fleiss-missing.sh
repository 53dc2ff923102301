#!/usr/bin/env bash
# statsmodels 0.15.0 (PyPI): an answer that is missing is a category of its own, and complete agreement has no kappa.
#
# Most would guess: aggregate_raters leaves missing answers (NaN, or -1) out of the table that fleiss_kappa is given.
# What happens: it counts them as one more label, so that an item that two of three people answered alike is one on which
#   "a third gave another label": -.0244. A table without that column is refused by a bare AssertionError without a text, since
#   each item must have as many answers as any other. Items on which all agree with one label only give nan, not 1.
# Who meets it: whoever computes Fleiss' kappa from answers of people who skip, or who stopped early, which is nearly every
#   export of a labeling tool.
# What to do: use only items with the same number of answers, or a measure made for missing ones (Krippendorff's alpha).
#   (Labelbreak leads with alpha, and computes Fleiss' kappa as
#   generalised to unequal numbers of answers by Gwet, 2014.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0

cat >run.py <<'PY'
import sys
import warnings
import numpy as np
import statsmodels
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

warnings.simplefilter("ignore")
missing = np.nan
answers = np.array([[0, 0, 1], [1, 1, 1], [0, 1, missing], [1, missing, 1]])
table, categories = aggregate_raters(answers)
try:
    without = fleiss_kappa(table[:, :2])
except AssertionError as error:
    without = f"AssertionError({error})"
seen = {
    "version": statsmodels.__version__,
    "categories": [str(one) for one in categories],
    "kappa": f"{fleiss_kappa(table):.4f}",
    "without that column": str(without),
    "all agree": str(fleiss_kappa(np.array([[3, 0], [3, 0]]))),
}
expected = {
    "version": "0.15.0",
    "categories": ["0.0", "1.0", "nan"],
    "kappa": "-0.0244",
    "without that column": "AssertionError()",
    "all agree": "nan",
}
print(seen)
if seen != expected:
    print("This has changed; seen before was", expected)
    sys.exit(1)
PY
python/bin/python run.py
