/// To whom a new release is offered: so many of a hundred tenants, and which ring of them first.
@NullMarked
package dev.portolan.plugins.rollouts;

import org.jspecify.annotations.NullMarked;
