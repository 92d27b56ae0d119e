"""Apache Jena's command line tools: those on the path, or those of Debian's package libapache-jena-java.

The package has the classes and no commands, and its messages lie where its own code does not look for them.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path

JARS = Path("/usr/share/java")
_CLASSES = {"riot": "riotcmd.riot", "tdb2.tdbloader": "tdb2.tdbloader", "tdb2.tdbquery": "tdb2.tdbquery"}
_MOVED = "org/apache/jena/ext/"
_OF_JENA = "jena-*.jar", "commons-*.jar", "jackson-*.jar", "dexx.collection.jar", "gson.jar", "guava.jar", "http*.jar"
_OTHERS = "jsonld-java.jar", "titanium-json-ld.jar", "jakarta.json*.jar", "protobuf.jar", "thrift.jar"
# Which of the loggers is taken must not be left to chance: this one tells warnings on standard error.
_LOGGER = "slf4j-api.jar", "slf4j-simple.jar"


def jena(tool: str) -> list[str] | None:
    """Give the command of a tool, or None where Jena is not installed."""
    if found := shutil.which(tool):
        return [found]
    java = shutil.which("java")
    if java is None or not (JARS / "jena-cmds.jar").is_file():
        return None
    return [java, "-cp", _class_path(), _CLASSES[tool]]


@cache
def _class_path() -> str:
    patterns = (*_OF_JENA, *_OTHERS, *_LOGGER)
    jars = sorted({str(jar) for pattern in patterns for jar in JARS.glob(pattern)})
    return ":".join([str(_messages()), *jars])


def _messages() -> Path:
    """Put the messages of the XML parser where it looks for them; the folder stays for the other tests."""
    folder = Path(tempfile.mkdtemp(prefix="kgraph-jena-"))
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_MOVED + "xerces/") and name.endswith(".properties"):
                target = folder / name.removeprefix(_MOVED)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return folder
