/// The tokens with which private sources are read, and the webhooks that have them read at once.
@NullMarked
package dev.portolan.ui.connections;

import org.jspecify.annotations.NullMarked;
