/// What happens in an organization, as it happens.
@NullMarked
package dev.portolan.ui.events;

import org.jspecify.annotations.NullMarked;
