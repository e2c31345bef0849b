/// What members ask to be installed, and the decision.
@NullMarked
package dev.portolan.ui.pluginrequests;

import org.jspecify.annotations.NullMarked;
