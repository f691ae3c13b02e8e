"""What holds for all tests: no example is judged by its time, which `bench/` measures."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
