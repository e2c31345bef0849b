/// The page of one entity.
@NullMarked
package dev.portolan.ui.entity;

import org.jspecify.annotations.NullMarked;
