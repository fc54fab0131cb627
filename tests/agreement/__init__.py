"""Tests of agreements: files, days, checks, reach, comparison."""
