"""Where coverage's count of lines rests: what is done thousands of times there takes half as long.

Whatever it is, it is counted once in tests of its own.
"""

from contextlib import contextmanager

# pytest-cov's, where lines are counted at all.
_plugins = []


def begin(config):
    """Each of xdist's workers counts its lines once.

    Left alone, pytest-cov begins a count in it as in the first process, and then a worker's. The
    mark `no_cover` ends only the last, and what it marks takes four times as long.
    """
    plugin = config.pluginmanager.getplugin("_cov")
    if plugin is None:
        return
    _plugins.append(plugin)
    if hasattr(config, "workerinput") and plugin.cov_controller:
        plugin.cov_controller.cov.stop()


@contextmanager
def uncounted():
    counting = next((one.cov_controller for one in _plugins), None)
    if counting is None or not counting.started:
        yield
        return
    counting.pause()
    try:
        yield
    finally:
        counting.resume()
