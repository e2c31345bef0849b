/// Brings installations to new releases: shows what there is, does it when asked or by itself, and watches over
/// it.
@NullMarked
package dev.portolan.plugins.upgrades;

import org.jspecify.annotations.NullMarked;
