/// What happens in a tenant: kept to be looked at, and handed to the plugins that react to it.
@NullMarked
package dev.portolan.plugins.events;

import org.jspecify.annotations.NullMarked;
