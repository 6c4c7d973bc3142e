"""Train the small stanza model with stanza's own training code, and print how right a stanza model is.

``python -m benchmarks.stanza_models train fi_tdt-ud-dev.conllu fi_ftb-ud-dev.conllu`` trains what stands in
``models/stanza`` and needs no network; ``python -m benchmarks.stanza_models score fi_tdt-ud-test.conllu`` prints the
figures of its card. Every tenth document of the first file is held out and chooses the step whose weights are kept.
"""

import json
import os
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from spacy.tokens import Doc

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)

PACKAGE = "small"
TARGET = Path("models/stanza")
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
SHORTHAND = "fi_small"

NETWORK = (
    "--no_pretrain --word_cutoff 2 --word_emb_dim 50 --char_emb_dim 50 --transformed_dim 75 --char_hidden_dim 150"
    " --hidden_dim 150 --deep_biaff_hidden_dim 150 --dropout 0.3 --word_dropout 0.2"
)
ARGUMENTS = {
    "tokenize": "--max_seqlen 300 --steps 500 --eval_steps 100",
    "mwt": "--dict_only",
    "pos": f"{NETWORK} --num_layers 1 --composite_deep_biaff_hidden_dim 75 --tag_emb_dim 30 --batch_size 32"
    " --eval_interval 100 --fix_eval_interval --max_steps 1500 --max_steps_before_stop 250 --second_lr 0.001",
    "lemma": "--hidden_dim 100 --emb_dim 50 --batch_size 100 --num_epoch 8",
    "depparse": f"{NETWORK} --num_layers 1 --deep_biaff_output_dim 100 --tag_emb_dim 50 --no_xpos --batch_size 500"
    " --optim adam --lr 0.003 --beta2 0.95 --weight_decay 0 --second_lr 0.001 --no_checkpoint --eval_interval 100"
    " --max_steps 800 --max_steps_before_stop 250",
}
"""What each processor is trained with, beside its files: small layers, no vectors from elsewhere."""
KEPT = frozenset({"model", "vocab", "config", "lexicon", "external_dict", "dict", "dicts", "dicts_version"}) | {
    "contextual",
    "model_type",
}


def sentences(path: Path) -> list[str]:
    """The CoNLL-U blocks, lemmas without compound marks, without enhanced dependencies."""
    blocks = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [row.split("\t") for row in block.split("\n")]
        for cells in rows:
            if len(cells) == 10 and cells[0].isdigit():
                cells[2], cells[8] = cells[2].replace("#", "") or cells[2], "_"
        blocks.append("\n".join("\t".join(cells) for cells in rows))
    return blocks


def comment(block: str, name: str) -> str:
    """The value of ``# name = value``."""
    return next(row.split(" = ", 1)[1] for row in block.split("\n") if row.startswith(f"# {name} = "))


def document(block: str) -> str:
    """The document that a sentence of UD_Finnish-TDT stands in: ``b204.1`` is the first of ``b204``."""
    return comment(block, "sent_id").rsplit(".", 1)[0]


def without_xpos(block: str) -> str:
    """The two treebanks have different language-specific tags; only the first one's are learnt."""
    rows = [row.split("\t") for row in block.split("\n")]
    return "\n".join("\t".join([*r[:4], "_", *r[5:]] if len(r) == 10 else r) for r in rows)


def has_multiword(block: str) -> bool:
    """Whether a token of the sentence is more than one word."""
    return any("-" in row.split("\t", 1)[0] for row in block.split("\n") if row[:1].isdigit())


def whole_words(block: str) -> str:
    """*ettei* is *ett* and *ei* in the second treebank, *että* and *ei* in the first: that is what it becomes."""
    rows = [row.split("\t") for row in block.split("\n")]
    firsts = {row[0].split("-")[0] for row in rows if "-" in row[0] and len(row) == 10}
    for row in rows:
        if row[0] in firsts and row[3] in ("SCONJ", "CCONJ", "ADV"):
            row[1] = row[2]
    return "\n".join("\t".join(row) for row in rows)


def raw_text(blocks: Iterable[str]) -> str:
    """The running text: a paragraph a document."""
    paragraphs: dict[str, list[str]] = {}
    for block in blocks:
        paragraphs.setdefault(document(block), []).append(comment(block, "text"))
    return "\n\n".join(" ".join(texts) for texts in paragraphs.values()) + "\n"


class Data:
    """The treebanks, cut and written as stanza's training code wants to read them."""

    def __init__(self, main: Path, other: Path, work: Path) -> None:
        first, second = sentences(main), [without_xpos(block) for block in sentences(other)]
        held_out = set(list(dict.fromkeys(map(document, first)))[5::10])
        train = [block for block in first if document(block) not in held_out]
        held = [block for block in first if document(block) in held_out]
        self.work = work
        self.train = self._write("train.conllu", train)
        self.other = self._write("other.conllu", second)
        self.both = self._write("both.conllu", train + second)
        self.everything = self._write("everything.conllu", first + [whole_words(block) for block in second])
        self.held = self._write("held.conllu", held)
        # The second treebank parts signs from words, which no text does: of it the tokenizer learns multiword tokens only.
        multiword = [block for block in second if has_multiword(block)]
        self.train_text = self._labelled("train", train + multiword)
        self.held_text = self._labelled("held", held)

    def _write(self, name: str, blocks: Iterable[str]) -> Path:
        path = self.work / name
        path.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
        return path

    def _labelled(self, name: str, blocks: list[str]) -> dict[str, Path]:
        from stanza.utils.datasets import prepare_tokenizer_data

        paths = {kind: self.work / f"{name}-tokens.{kind}" for kind in ("txt", "conllu", "label", "json")}
        self._write(paths["conllu"].name, blocks)
        paths["txt"].write_text(raw_text(blocks), encoding="utf-8")
        arguments = [paths["txt"], paths["conllu"], "-o", paths["label"], "-m", paths["json"]]
        prepare_tokenizer_data.main([str(argument) for argument in arguments])
        return paths


def command(processor: str, data: Data) -> tuple[Callable[[list[str]], Any], dict[str, Any]]:
    """stanza's entry point for a processor, and the files that it takes."""
    from stanza.models import lemmatizer, mwt_expander, parser, tagger, tokenizer

    if processor == "tokenize":
        text, held = data.train_text, data.held_text
        return tokenizer.main, {
            "txt_file": text["txt"],
            "label_file": text["label"],
            "mwt_json_file": text["json"],
            "dev_txt_file": held["txt"],
            "dev_label_file": held["label"],
            "dev_conll_gold": held["conllu"],
        }
    if processor == "mwt":
        files = {"train_file": data.everything, "eval_file": data.everything, "gold_file": data.everything}
        return mwt_expander.main, files
    if processor == "pos":
        return tagger.main, {"train_file": f"{data.train};{data.other}", "eval_file": data.held}
    entry = lemmatizer.main if processor == "lemma" else parser.main
    return entry, {"train_file": data.both, "eval_file": data.held}


def pack(trained: Path, target: Path) -> None:
    """Write what the pipeline needs of a trained file: no optimizer, no paths, weights of 16 bits."""
    import torch

    data = torch.load(trained, map_location="cpu", weights_only=True)
    packed = {key: value for key, value in data.items() if key in KEPT}
    packed["config"] = {
        key: value for key, value in data["config"].items() if not key.endswith(("_file", "_dir", "_name", "_gold"))
    }
    if data.get("model"):
        packed["model"] = {
            name: weight.half() if getattr(weight, "is_floating_point", bool)() else weight
            for name, weight in data["model"].items()
        }
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(packed, target, _use_new_zipfile_serialization=False)


@app.command()
def train(
    main: Annotated[Path, typer.Argument(exists=True, help="fi_tdt-ud-dev.conllu: a tenth of it is held out.")],
    other: Annotated[Path, typer.Argument(exists=True, help="fi_ftb-ud-dev.conllu: for more words and trees.")],
    only: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(PROCESSORS)}; may be repeated.")] = None,
    work: Annotated[Path | None, typer.Option(help="Keep what the training writes in this directory.")] = None,
    directory: Annotated[Path, typer.Option(help="Where the model is written.")] = TARGET,
) -> None:
    """Train, and write the model's directory as stanza lays it out."""
    import torch

    torch.set_num_threads(1)
    with TemporaryDirectory() as temporary:
        folder = work or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        data = Data(main, other, folder)
        for processor in only or PROCESSORS:
            entry, files = command(processor, data)
            trained = folder / f"{processor}.pt"
            language = [] if processor == "lemma" else ["--lang", "fi"]
            options = [f"--{name}={path}" for name, path in files.items()]
            saved = ["--shorthand", SHORTHAND, "--save_dir", str(folder), "--save_name", trained.name, "--cpu"]
            entry([*options, *language, *saved, *ARGUMENTS[processor].split()])
            pack(trained, directory / "fi" / processor / f"{PACKAGE}.pt")
    names = {processor: {PACKAGE: {}} for processor in PROCESSORS}
    packages = {PACKAGE: dict.fromkeys(PROCESSORS, PACKAGE)}
    listing = {"fi": {"lang_name": "Finnish", **names, "packages": packages}}
    (directory / "resources.json").write_text(json.dumps(listing, indent=1) + "\n", encoding="utf-8")


FIGURES = ("Tokens", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def whole(path: Path, model: str) -> dict[str, dict[str, float]]:
    """F1 from the bare text: of stanza's own pipeline, and of ours, which has its own tokens, sentences and lemmas."""
    import stanza

    from hankenlp import load
    from hankenlp.language.stanza_models import directory, files

    blocks = sentences(path)
    options = {"dir": str(directory(model)), "package": None, "processors": files(model), "download_method": None}
    alone = stanza.Pipeline("fi", logging_level="ERROR", use_gpu=False, **options)
    nlp = load("stanza", model)
    nlp.remove_pipe("hankenlp")
    with TemporaryDirectory() as temporary:
        gold = Path(temporary) / "gold.conllu"
        gold.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
        paragraphs = raw_text(blocks).strip().split("\n\n")
        own = "".join(f"{alone(text):C}\n\n" for text in paragraphs)
        ours = "".join(conllu(nlp(text)) for text in paragraphs)
        return {"stanza alone": figures(gold, own), "hankenlp on stanza": figures(gold, ours)}


def figures(gold: Path, system: str) -> dict[str, float]:
    """F1 of each figure, by the scorer of Universal Dependencies."""
    from stanza.models.common.utils import ud_scores

    system = "\n".join(
        row.replace("#", "") if row[:1].isdigit() and "\t#\t" not in row else row for row in system.split("\n")
    )
    scores = ud_scores(str(gold), StringIO(system))
    return {name: 100 * scores[name].f1 for name in FIGURES}


def conllu(doc: "Doc") -> str:
    """A ``Doc`` as CoNLL-U, white space left out."""
    blocks = []
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        number = {token.i: str(n) for n, token in enumerate(tokens, 1)}
        rows = []
        for t in tokens:
            head, relation = ("0", "root") if t.head == t else (number[t.head.i], t.dep_)
            cells = [number[t.i], t.text, t.lemma_ or "_", t.pos_, t.tag_ or "_", str(t.morph) or "_", head, relation]
            rows.append("\t".join([*cells, "_", "_"]))
        if rows:
            blocks.append("\n".join(rows) + "\n\n")
    return "".join(blocks)


def with_gold_tokens(path: Path, model: str) -> dict[str, float]:
    """Shares of right parts of speech and lemmas where words and sentences are the treebank's; case does not count."""
    from spacy.tokens import Doc

    from hankenlp.language.components import blank

    nlp = blank()
    nlp.add_pipe("hankenlp_stanza", config={"package": model, "lemmas": True})
    lemmatizer = nlp.create_pipe("hankenlp_lemmatizer")
    gold: dict[str, list[list[str]]] = {}
    starts: dict[str, list[bool]] = {}
    for block in sentences(path):
        rows = [row.split("\t") for row in block.split("\n")]
        rows = [cells for cells in rows if cells[0].isdigit()]
        gold.setdefault(document(block), []).extend(rows)
        starts.setdefault(document(block), []).extend(i == 0 for i in range(len(rows)))
    right = dict.fromkeys(("UPOS", "lemmas of stanza", "lemmas of hankenlp"), 0)
    for name, rows in gold.items():
        doc = nlp(Doc(nlp.vocab, words=[cells[1] for cells in rows], sent_starts=starts[name]))
        own = [token.lemma_ for token in doc]
        doc = lemmatizer(doc)
        for token, lemma, cells in zip(doc, own, rows, strict=True):
            right["UPOS"] += token.pos_ == cells[3]
            right["lemmas of stanza"] += lemma.casefold() == cells[2].casefold()
            right["lemmas of hankenlp"] += token.lemma_.casefold() == cells[2].casefold()
    return {name: 100 * count / sum(map(len, gold.values())) for name, count in right.items()}


@app.command()
def score(
    path: Annotated[Path, typer.Argument(exists=True, help="fi_tdt-ud-test.conllu, or another treebank like it.")],
    model: Annotated[str, typer.Option(help="small, or tdt or ftb where they are installed.")] = PACKAGE,
) -> None:
    """Print the figures of a model on a treebank, in per cent, and the size of its files."""
    from hankenlp.language.stanza_models import directory, files

    print(f"{path.name}, F1 from the bare text")
    print(" " * 20, *(f"{name:>9}" for name in FIGURES))
    for name, values in whole(path, model).items():
        print(f"{name:20}", *(f"{value:9.2f}" for value in values.values()))
    print("with the treebank's words and sentences")
    for name, value in with_gold_tokens(path, model).items():
        print(f"{name:20} {value:9.2f}")
    print("bytes")
    sizes = {p: (directory(model) / "fi" / p / f"{file}.pt").stat().st_size for p, file in files(model).items()}
    for name, size in {**sizes, "together": sum(sizes.values())}.items():
        print(f"{name:20} {size:9}")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    app()
