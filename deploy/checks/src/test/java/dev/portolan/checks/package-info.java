/// What is shipped, held against the services, the addresses and the docs.
@NullMarked
package dev.portolan.checks;

import org.jspecify.annotations.NullMarked;
