"""Sample figures by themselves: sharing out, and data that does not fit the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demonstration.figures import shared_out
from bot.demonstration.sample_data import SampleDataError, load_sample_data
from models.plan.plan import Plan
from models.plan.units import Units

WEIGHTS = st.dictionaries(st.text(min_size=1), st.integers(0, 10**6), min_size=1).filter(
    lambda weights: any(weights.values())
)


@given(st.integers(0, 10**9), WEIGHTS)
def test_shares_add_up_and_lie_within_one_step_of_the_exact_ones(total: int, weights: dict[str, int]) -> None:
    shares = shared_out(total, weights)
    everything = sum(weights.values())
    assert sum(shares.values()) == total
    assert all(abs(shares[unit] * everything - total * weights[unit]) < everything for unit in weights)


def test_nothing_is_shared_out_to_nobody() -> None:
    assert shared_out(0, {"a": 0, "b": 0}) == {"a": 0, "b": 0}


def test_a_plan_with_other_communes_is_refused_by_name(plan: Plan) -> None:
    units = plan.units
    fewer = Units(units.district, units.communes[1:], units.departments, units.successors)
    with pytest.raises(SampleDataError, match=units.communes[0].slug):
        load_sample_data(replace(plan, units=fewer))


def test_every_data_file_says_first_that_it_is_a_sample() -> None:
    from bot.demonstration import sample_data

    files = sorted(sample_data.FOLDER.glob("*.yaml"))
    assert len(files) == 4
    assert all("SAMPLE DATA" in path.read_text(encoding="utf-8").splitlines()[0] for path in files)
