/// Packages of publishers that wait for somebody of the staff to look at them.
@NullMarked
package dev.portolan.ui.operatorreviews;

import org.jspecify.annotations.NullMarked;
