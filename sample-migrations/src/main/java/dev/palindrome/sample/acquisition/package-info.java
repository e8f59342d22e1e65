/** What the microscope produces: acquisitions, grids, grid squares, foil holes and micrographs, and the atlases that show where they are. */
@NullMarked
package dev.palindrome.sample.acquisition;

import org.jspecify.annotations.NullMarked;
