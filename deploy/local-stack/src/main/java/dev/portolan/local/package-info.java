/// The commands of the local stack: up, down, status and token.
@NullMarked
package dev.portolan.local;

import org.jspecify.annotations.NullMarked;
