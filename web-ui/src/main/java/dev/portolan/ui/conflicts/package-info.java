/// What two people have changed at once: their work side by side, and a choice between them.
@NullMarked
package dev.portolan.ui.conflicts;

import org.jspecify.annotations.NullMarked;
