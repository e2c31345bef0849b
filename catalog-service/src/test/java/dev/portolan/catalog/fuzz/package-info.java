/// Random input for readers.
package dev.portolan.catalog.fuzz;
