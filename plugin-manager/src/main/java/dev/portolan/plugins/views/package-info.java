/// Checks what plugins want shown: trees of blocks, never markup.
@NullMarked
package dev.portolan.plugins.views;

import org.jspecify.annotations.NullMarked;
