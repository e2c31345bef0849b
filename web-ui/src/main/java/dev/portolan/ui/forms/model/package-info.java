/// Forms without their looks: what a schema asks for, what is there at the moment, what is wrong, what is sent.
@NullMarked
package dev.portolan.ui.forms.model;

import org.jspecify.annotations.NullMarked;
