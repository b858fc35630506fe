'use strict';
// What Node itself needs, to begin and to end.
