"""Write the mean of several states of one training: python train/average.py STATE.pt STATE.pt... --into MEAN.pt

The way of model soups (Wortsman et al. 2022): states that begin from the same weights are averaged, each alike.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the states and write their mean."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("states", type=Path, nargs="+")
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    states = [torch.load(path, map_location="cpu") for path in a.states]
    mean = {
        name: sum(state[name] for state in states) / len(states) if value.is_floating_point() else value
        for name, value in states[0].items()
    }
    torch.save(mean, a.into)


if __name__ == "__main__":
    main()
