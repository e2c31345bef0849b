/// Reads, checks, signs and packs plugin packages.
@NullMarked
package dev.portolan.plugins.packages;

import org.jspecify.annotations.NullMarked;
