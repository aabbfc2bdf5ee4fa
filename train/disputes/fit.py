#!/usr/bin/env python3
"""Fits data/story/dispute_weights.tsv to the pairs of sentences that were judged by hand.

    fit.py ROWS... [--hold] [--least P] [--least-told P] [--write data/story/dispute_weights.tsv]

ROWS are what train_disputes writes, a file a set or more. --hold: for each set the weights are fitted to the others, and what
would be shown of it is counted, by the score from which it is. --least, --least-told: scores
from which two sentences are shown, and from which where the denial alone would do; written beside the weights.
Logistic regression by Newton's method, its weights held small (L2); the same bytes each time from the same rows.
"""
import argparse
import math

KINDS = ("denial", "blame")  # what is judged too seldom to fit has scores by its rule
SMALL = 1.0  # L2: half of it times the square of each weight
ROUNDS = 12


def read(paths):
    names, rows = [], []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if cells[0] == "set":
                    names = cells[5:]
                elif cells[2] in KINDS:
                    values = [float(cell) for cell in cells[5:]]
                    present = [(n, value) for n, value in enumerate(values) if value]
                    rows.append((cells[0], cells[1] == "right", present, cells[3:5]))
    return names, rows


def score(weights, present):
    return 1 / (1 + math.exp(-sum(weights[n] * value for n, value in present)))


def solve(matrix, right):
    """matrix is symmetric and positive: Gauss without exchange of rows."""
    size = len(right)
    matrix, right = [row[:] for row in matrix], right[:]
    for n in range(size):
        for row in range(n + 1, size):
            times = matrix[row][n] / matrix[n][n]
            if times:
                right[row] -= times * right[n]
                for column in range(n, size):
                    matrix[row][column] -= times * matrix[n][column]
    for n in reversed(range(size)):
        right[n] = (right[n] - sum(matrix[n][c] * right[c] for c in range(n + 1, size))) / matrix[n][n]
    return right


def fit(rows, size):
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-SMALL * weight if n else 0.0 for n, weight in enumerate(weights)]
        curve = [[(SMALL if r else 1e-6) if r == c else 0.0 for c in range(size)] for r in range(size)]
        for _, right, present, _ in rows:
            p = score(weights, present)
            for n, value in present:
                slope[n] += (right - p) * value
                for other, another in present:
                    curve[n][other] += p * (1 - p) * value * another
        weights = [weight + step for weight, step in zip(weights, solve(curve, slope))]
    return weights


def draw_of(name):
    """What was judged later on the articles of a draw is left out with it."""
    return name.replace("after", "draw").replace("only", "draw")


def hold(names, rows):
    told = []
    for left in sorted({draw_of(row[0]) for row in rows}):
        weights = fit([row for row in rows if draw_of(row[0]) != left], len(names))
        told += [(score(weights, row[2]), row) for row in rows if draw_of(row[0]) == left]
    return told


def put_held(names, told):
    alone = names.index("alone")
    for least in (0.0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        counts = {}
        for p, (name, right, present, _) in told:
            if p >= least:
                one = any(n == alone for n, _ in present)
                for key in ("all", "one sentence" if one else "two sentences", draw_of(name)):
                    count = counts.setdefault(key, [0, 0])
                    count[0] += right
                    count[1] += 1
        print(f"{least:.2f} " + "  ".join(f"{key} {r}/{n} {100 * r / n:.0f}%" for key, (r, n) in sorted(counts.items())))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="+")
    parser.add_argument("--hold", action="store_true")
    parser.add_argument("--least", type=float, default=0.75)
    parser.add_argument("--least-told", type=float, default=0.85)
    parser.add_argument("--write")
    options = parser.parse_args()
    names, rows = read(options.rows)
    if options.hold:
        put_held(names, hold(names, rows))
    weights = fit(rows, len(names))
    if options.write:
        with open(options.write, "w", encoding="utf-8") as out:
            out.write("# Weights of what is looked at in a claim and its denial (src/story/disputes_weigh.h), and the score from which they are shown.\n")
            out.write("# origin: fitted by train/disputes/fit.py to docs/judged_disputes.tsv; licence: that of the project\n")
            for name, weight in zip(names, weights):
                out.write(f"{name}\t{weight:.3f}\n")
            out.write(f"least\t{options.least:.2f}\nleast_told\t{options.least_told:.2f}\n")
    else:
        for name, weight in sorted(zip(names, weights), key=lambda pair: pair[1]):
            print(f"{name}\t{weight:.3f}")


if __name__ == "__main__":
    main()
