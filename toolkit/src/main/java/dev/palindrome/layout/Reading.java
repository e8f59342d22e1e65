package dev.palindrome.layout;

/**
 * What a layout needs to read a history.
 *
 * @param options what the caller said
 * @param settings what the caller and {@code palindrome.properties} said, by key
 * @param classPath where {@code classpath:} locations and Java revisions are found
 * @param problems gathers what is wrong
 * @param source reads files
 */
record Reading(
        HistoryOptions options, Settings settings, ClassPath classPath, Problems problems, SourceReader source) {}
