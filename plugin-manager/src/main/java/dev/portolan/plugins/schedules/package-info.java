/// Calls extensions by itself: from time to time, after changes of their plugin, upon events and when asked.
@NullMarked
package dev.portolan.plugins.schedules;

import org.jspecify.annotations.NullMarked;
