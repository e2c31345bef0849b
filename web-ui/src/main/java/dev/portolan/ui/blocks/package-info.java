/// Views of plugins: a tree of blocks, read from JSON and drawn with the portal's own components.
@NullMarked
package dev.portolan.ui.blocks;

import org.jspecify.annotations.NullMarked;
