/// Those who publish plugins, their keys and their tokens, for the provider's staff.
@NullMarked
package dev.portolan.ui.operatorpublishers;

import org.jspecify.annotations.NullMarked;
