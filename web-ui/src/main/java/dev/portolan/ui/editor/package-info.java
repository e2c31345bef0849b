/// Writes the entities that are managed in the portal itself.
@NullMarked
package dev.portolan.ui.editor;

import org.jspecify.annotations.NullMarked;
