/// Breaks every rule on purpose, to show that each one bites.
@NullMarked
package dev.portolan.testkit.broken.two;

import org.jspecify.annotations.NullMarked;
