/// Breaks every rule on purpose, to show that each one bites.
@NullMarked
package dev.portolan.testkit.broken.one;

import org.jspecify.annotations.NullMarked;
