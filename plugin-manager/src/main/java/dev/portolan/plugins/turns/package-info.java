/// Gives each tenant its turn at work that waits in the database.
@NullMarked
package dev.portolan.plugins.turns;

import org.jspecify.annotations.NullMarked;
