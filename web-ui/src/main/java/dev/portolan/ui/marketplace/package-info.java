/// What somebody looks at before a plugin is installed: what it is, who made it, and how to ask for it.
@NullMarked
package dev.portolan.ui.marketplace;

import org.jspecify.annotations.NullMarked;
