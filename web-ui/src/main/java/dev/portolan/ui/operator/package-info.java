/// What the pages of the provider's staff share: the frame, the dialog of an act, words.
@NullMarked
package dev.portolan.ui.operator;

import org.jspecify.annotations.NullMarked;
