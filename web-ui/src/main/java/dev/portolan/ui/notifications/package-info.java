/// What a member is told: the inbox, and how the member wants to hear of what.
@NullMarked
package dev.portolan.ui.notifications;

import org.jspecify.annotations.NullMarked;
