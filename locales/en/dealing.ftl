# Dealings with clients: notices, surveys, disclosures.
