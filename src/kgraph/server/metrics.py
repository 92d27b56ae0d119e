"""Count what the server does, in the text format of Prometheus.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

_SECONDS = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0)


class Metrics:
    """Counters of one server.

    Example:
        >>> metrics = Metrics()
        >>> metrics.count("/sparql", 200, 0.01)
        >>> 'kgraph_requests_total{route="/sparql",status="200"} 1' in metrics.to_text({})
        True
    """

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        self._requests[route, status] += 1
        self._seconds += seconds
        for limit in _SECONDS:
            self._buckets[limit] += seconds <= limit

    def to_text(self, gauges: Mapping[str, int]) -> str:
        """Write all counters, and what is measured now by name."""
        total = sum(self._requests.values())
        lines = ["# TYPE kgraph_requests_total counter"]
        lines += [
            f'kgraph_requests_total{{route="{route}",status="{status}"}} {count}'
            for (route, status), count in sorted(self._requests.items())
        ]
        lines += ["# TYPE kgraph_request_seconds histogram"]
        lines += [f'kgraph_request_seconds_bucket{{le="{limit:g}"}} {self._buckets[limit]}' for limit in _SECONDS]
        lines += [f'kgraph_request_seconds_bucket{{le="+Inf"}} {total}']
        lines += [f"kgraph_request_seconds_sum {self._seconds:.6f}", f"kgraph_request_seconds_count {total}"]
        for name, value in sorted(gauges.items()):
            lines += [f"# TYPE kgraph_{name} gauge", f"kgraph_{name} {value}"]
        return "\n".join(lines) + "\n"
