/// What all pages share: headers, states, badges, background loading.
@NullMarked
package dev.portolan.ui.page;

import org.jspecify.annotations.NullMarked;
