"""The investigation set: the eleven bodies of the article among ordinary notices of bodies that do not exist."""

import entities
import ordinary
import ordinary_cloud  # noqa: F401  these modules add their notices to ordinary.ALL
import ordinary_compute  # noqa: F401
import ordinary_forms  # noqa: F401
import ordinary_layouts  # noqa: F401
import ordinary_traps  # noqa: F401

NOTICES = entities.NOTICES + ordinary.ALL
