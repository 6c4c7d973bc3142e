from hypothesis import example, given, settings
from hypothesis import strategies as st

from hankenlp.plots.labels import place_labels
from hankenlp.plots.picture import blank
from tests.plots.made import apart

PLACES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12)


@settings(max_examples=15, deadline=None)
@given(PLACES)
@example([(0.0, 0.0), (1.0, 0.0), (0.5, 0.0), (0.5, 0.0)])  # one name right above another
def test_names_never_cover_each_other(places: list[tuple[float, float]]) -> None:
    picture = blank(5, 4)
    axes = picture.subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    place_labels(axes, [(place, f"Pitkän nimen organisaatio {i}", 60.0) for i, place in enumerate(places)])
    labels = [text for text in axes.texts if text.get_text()]
    assert apart([text for text in labels])
    assert all(text.get_window_extent().x0 >= 0 for text in labels)


def test_no_word_is_broken() -> None:
    picture = blank(5, 4)
    axes = picture.subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    name = "Keski-Pohjanmaan sosiaali- ja peruspalvelukuntayhtymäliitto"
    place_labels(axes, [((0.5, 0.5), name, 60.0)])
    (label,) = axes.texts
    assert label.get_text().replace("\n", " ") == name


def test_a_name_without_room_is_left_out_and_one_with_room_is_there() -> None:
    picture = blank(2, 0.4)
    axes = picture.subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    place_labels(axes, [((0.5, 0.5), "Kemi", 60.0), ((0.5, 0.52), "Sosiaali- ja terveysministeriö " * 2, 60.0)])
    assert [text.get_text() for text in axes.texts if text.get_text()] == ["Kemi"]
