#!/usr/bin/env python3
"""Learns the second stage of the ranking from judged topics, and says how good it is on topics that it has not seen.

    python3 benches/quality/train.py QRELS.tsv SIGNALS.tsv... --model data/ranking/trees.tsv

QRELS.tsv    topic, 0, document and relevance a line
SIGNALS.tsv  what `tracuu-bench-quality` writes for one way of typing the topics; give several

The model is a sum of small trees (LambdaMART). The figures are those of five-fold cross-validation: all typings of a topic
are in one fold. Needs `pip install -r benches/quality/requirements.txt`.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

import lightgbm
import numpy

FOLDS = 5
# The plain score that the trees correct; `search/rank/trees.rs` has the same.
BASE, PLAIN = 3.0, "sum_to_best"
TREES = 200
PARAMETERS = {
    "objective": "lambdarank",
    "num_leaves": 8,
    "learning_rate": 0.08,
    "min_data_in_leaf": 50,
    "lambdarank_truncation_level": 15,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 7,
    "verbose": -1,
    "num_threads": 2,
}
# More of these is never worse.
RISING = {"coverage", "title_coverage", "pair_coverage", "title_pair_coverage", "run", "exact", "own_number"}
# These are for people who read an explanation; what they say is said better by the others.
UNUSED = {"sum", "words", "words_to_best", "query_mass"}


def read_qrels(path):
    relevant = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        topic, _, document, relevance = line.split("\t")
        if int(relevance) > 0:
            relevant[topic].add(document)
    return relevant


class Typing:
    """The candidates of all topics, typed in one way."""

    def __init__(self, path):
        self.name = path.stem
        with path.open(encoding="utf-8") as file:
            self.signals = file.readline().rstrip("\n").split("\t")[3:]
            rows = [line.rstrip("\n").split("\t") for line in file]
        self.topics = [row[0] for row in rows]
        self.labels = numpy.array([int(row[1]) for row in rows])
        self.documents = [row[2] for row in rows]
        self.values = numpy.array([row[3:] for row in rows], dtype=numpy.float32)
        self.base = BASE * self.values[:, self.signals.index(PLAIN)]

    def mrr(self, scores, relevant):
        """The mean reciprocal rank of the first relevant document among ten; ties are broken by id, as the index does."""
        by_topic = defaultdict(list)
        for topic, document, score in zip(self.topics, self.documents, scores):
            by_topic[topic].append((-score, document))
        total = 0.0
        for topic, documents in relevant.items():
            for rank, (_, document) in enumerate(sorted(by_topic[topic])[:10], 1):
                if document in documents:
                    total += 1 / rank
                    break
        return total / len(relevant)


def groups(topics):
    """The lengths of the runs of one topic."""
    lengths, last = [], None
    for topic in topics:
        if topic != last:
            lengths.append(0)
            last = topic
        lengths[-1] += 1
    return lengths


def fit(typings, is_used, chosen):
    """Trains on the topics that `chosen` says."""
    values, labels, bases, lengths = [], [], [], []
    for typing in typings:
        rows = numpy.array([chosen(topic) for topic in typing.topics])
        values.append(typing.values[rows][:, is_used])
        labels.append(typing.labels[rows])
        bases.append(typing.base[rows])
        lengths += groups([topic for topic in typing.topics if chosen(topic)])
    names = [name for name, used in zip(typings[0].signals, is_used) if used]
    parameters = PARAMETERS | {"monotone_constraints": [int(name in RISING) for name in names]}
    data = lightgbm.Dataset(
        numpy.vstack(values),
        numpy.concatenate(labels),
        group=lengths,
        init_score=numpy.concatenate(bases),
        feature_name=names,
    )
    return lightgbm.train(parameters, data, num_boost_round=TREES)


def cross_validate(typings, is_used, relevant):
    topics = sorted(relevant)
    random.Random(1).shuffle(topics)
    fold_of = {topic: index % FOLDS for index, topic in enumerate(topics)}
    scores = [numpy.zeros(len(typing.topics)) for typing in typings]
    for fold in range(FOLDS):
        model = fit(typings, is_used, lambda topic: fold_of.get(topic) != fold)
        for typing, found in zip(typings, scores):
            rows = numpy.array([fold_of.get(topic) == fold for topic in typing.topics])
            found[rows] = typing.base[rows] + model.predict(typing.values[rows][:, is_used])
    for typing, found in zip(typings, scores):
        plain = typing.values[:, typing.signals.index("sum")]
        figures = typing.mrr(plain, relevant), typing.mrr(found, relevant)
        print("%-24s MRR@10 of the sum alone %.4f, of the trees (cross-validated) %.4f" % (typing.name, *figures), flush=True)


def write(model, path):
    """One node a line; a leaf has no signal. The first node of a tree is its root."""
    source = "# source: benches/quality/train.py, from 667 judged questions over the articles of the legal code (phapdien)"
    lines = [source, "tree\tnode\tsignal\tthreshold\tlow\thigh\tvalue"]
    names = model.feature_name()
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        nodes = []

        def add(node):
            index = len(nodes)
            nodes.append(None)
            if "leaf_value" in node:
                nodes[index] = ["-", "-", "-", "-", "%.6g" % node["leaf_value"]]
            else:
                assert node["decision_type"] == "<=", node
                low, high = add(node["left_child"]), add(node["right_child"])
                threshold, value = "%.9g" % node["threshold"], "%.6g" % node["internal_value"]
                nodes[index] = [names[node["split_feature"]], threshold, str(low), str(high), value]
            return index

        add(tree["tree_structure"])
        lines += ["\t".join([str(number), str(index), *node]) for index, node in enumerate(nodes)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qrels", type=Path)
    parser.add_argument("signals", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="train on all topics and write the model here")
    parser.add_argument("--no-validation", action="store_true", help="leave cross-validation out")
    arguments = parser.parse_args()
    relevant = read_qrels(arguments.qrels)
    typings = [Typing(path) for path in arguments.signals]
    is_used = numpy.array([name not in UNUSED for name in typings[0].signals])
    if arguments.model:
        write(fit(typings, is_used, lambda topic: True), arguments.model)
    if not arguments.no_validation:
        cross_validate(typings, is_used, relevant)


if __name__ == "__main__":
    main()
