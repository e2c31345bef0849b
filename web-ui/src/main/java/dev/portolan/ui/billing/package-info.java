/// The plan of an organization, what it uses, and its bills.
@NullMarked
package dev.portolan.ui.billing;

import org.jspecify.annotations.NullMarked;
