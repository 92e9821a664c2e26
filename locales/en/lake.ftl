lake-checked = { $estates ->
        [one] 1 estate
       *[other] { $estates } estates
    }, { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }: { $found ->
        [0] all as it was published
        [one] 1 thing is wrong
       *[other] { $found } things are wrong
    }
lake-no-catalogue = there is no catalogue: nothing was published here, or it was taken away
lake-unreadable = { $path } cannot be read: { $says }
lake-newer-schema = { $path } is of version { $found }, and this deedbox knows { $known }
lake-no-publication = the publication of { $code } is missing: { $path }
lake-publication-altered = the publication of { $code } has other bytes than the catalogue says: { $path }
lake-other-publication = { $path } says that it is another publication than the one of { $code } that the catalogue names
lake-two-codes = { $one } and { $other } are one estate: two publications of it count
lake-two-files = { $path } and { $other } are of one table and year: both count
lake-odd-name = { $path } is not named as files of a lake are
lake-missing = { $path } is missing
lake-altered = { $path } has other bytes than were published
lake-other-rows = { $path } has { $rows } rows, and { $listed } were published
lake-other-column = { $path } lacks the column { $column }, or has it otherwise
lake-other-estate = { $path } has rows of another estate or year: { $says }
lake-hole = { $table } tells nothing of { $code } at the end of { $day }
