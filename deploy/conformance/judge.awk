# judge.awk EXPECTED RESULTS: a table by class of what the conformance suite said, and every test that did not end as it
# must. EXPECTED has lines of status, test and reason with tabs between them; RESULTS is what subunit2csv prints. Status 1
# for any difference: one that is better, too, since the list is to stay true. With whole=yes each test of the list must
# have been run.

# A class that fails or is skipped as a whole is one record, which stands under the name of the class.
function name_of(id) {
  sub(/^"/, "", id)
  sub(/\[.*/, "", id)
  if (match(id, /^setUpClass \(.*\)$/)) id = substr(id, 13, length(id) - 13)
  else if (match(id, /^tearDownClass \(.*\)$/)) id = substr(id, 16, length(id) - 16) ".tearDownClass"
  return id
}

# The class is the last word that begins with a capital letter.
function class_of(name) {
  while (name ~ /\.[^.]*$/ && name !~ /\.[A-Z][A-Za-z0-9]*$/) sub(/\.[^.]*$/, "", name)
  return name
}

function complain(text) { complaints[++complained] = text }

BEGIN { FS = "\t"; word["success"] = "pass"; word["failure"] = "fail" }

/^#/ || /^$/ { next }

FILENAME == ARGV[1] {
  if ($1 !~ /^(pass|skip|fail)$/ || ($1 != "pass" && $3 == "")) complain("line " FNR " of the list is not understood: " $0)
  expected[$2] = $1
  reason[$2] = $3
  next
}

FNR == 1 { next }

{
  count = split($0, fields, ",")
  status = fields[count - 2] in word ? word[fields[count - 2]] : fields[count - 2]
  id = fields[1]
  for (field = 2; field < count - 2; field++) id = id "," fields[field]
  name = name_of(id)
  class = class_of(name)
  found[name] = status
  sum[class, status]++
  total[status]++
  classes[class]
}

END {
  printf "%-86s %5s %5s %5s\n", "class", "pass", "fail", "skip"
  fflush()
  for (class in classes)
    printf "%-86s %5d %5d %5d\n", class, sum[class, "pass"], sum[class, "fail"], sum[class, "skip"] | "sort"
  close("sort")
  printf "%-86s %5d %5d %5d\n", "all", total["pass"], total["fail"], total["skip"]
  for (name in found) {
    if (!(name in expected)) complain(name " is not in the list: " found[name])
    else if (expected[name] != found[name]) complain(name ": " found[name] ", and " expected[name] " expected" (reason[name] == "" ? "" : " (" reason[name] ")"))
  }
  if (whole == "yes") for (name in expected) if (!(name in found)) complain(name " was not run, and " expected[name] " expected")
  if (total["pass"] + total["fail"] + total["skip"] == 0) complain("no test was run")
  for (i = 1; i <= complained; i++) print complaints[i] | "sort"
  close("sort")
  if (complained > 0) { print complained " not as expected"; exit 1 }
  print "all as expected"
}
