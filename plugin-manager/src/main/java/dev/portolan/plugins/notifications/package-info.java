/// What members are told: in the portal, by mail, and by the ways that plugins add.
@NullMarked
package dev.portolan.plugins.notifications;

import org.jspecify.annotations.NullMarked;
