# Makes the services' JSON log lines readable: time in UTC, service, level, message, request. What is no JSON is passed on
# with the name of its service; a headline of tail (==> FILE <==) says whose lines follow.
#
# --arg request: the id of a request, or how it begins, to have its lines alone; else empty
# --arg order: time to tell all of it at once, the oldest first; else line by line as they come

# +02:00 in seconds.
def ahead:
  if . == "Z" then 0
  else (if .[0:1] == "-" then -60 else 60 end) * ((.[1:3] | tonumber) * 60 + (.[-2:] | tonumber)) end;

# 2026-11-28T13:29:40.215529716+02:00 as seconds since 1970: not every service must have the same zone.
def moment:
  capture("^(?<second>[0-9T:-]{19})(?<part>[.][0-9]+)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})$")
  | (.second + "Z" | fromdateiso8601) - (.zone | ahead) + ("0" + (.part // ".0") | tonumber);

def clock:
  . + 1e-6 # a double is not exact
  | (floor | strftime("%Y-%m-%d %H:%M:%S")) + "." + ("00\((. - floor) * 1000 | floor)" | .[-3:]);

def wide($width): if length < $width then . + " " * ($width - length) else . + " " end;

def exception: .exception // {} | if .exceptionType then "\n    \(.exceptionType): \(.message // "")" else "" end;

# A line of a service: its time (null if it has none), its request, and how it is told.
def shape($service):
  . as $line
  | ([fromjson? | objects] | .[0] // {}) as $said
  | ($said.mdc.requestId // "") as $id
  | ([$said.timestamp // "" | moment?] | .[0]) as $at
  | if $at == null then {$at, request: "", text: "\($service): \($line)"}
    else {$at, request: $id, text: (
      "\($at | clock)  \($service | wide(11))\($said.level // "" | wide(6))\($said.message // "")"
      + (if $id == "" or $request != "" then "" else "  [\($id)]" end) + ($said | exception))}
    end;

def lines:
  foreach inputs as $line ({service: "", line: null};
    if $line | test("^==> .* <==$") then {service: ($line[4:-4] | split("/")[-1] | rtrimstr(".log")), line: null}
    else .line = $line end;
    select(.line != null and .line != "") | .service as $service | .line | shape($service));

if $order == "time" then [lines | select(.request | startswith($request))] | sort_by(.at) | .[].text
else lines | select(.request | startswith($request)) | .text end
