@echo off
rem SPDX-License-Identifier: Apache-2.0
rem
rem Starts Couplet on Windows: finds a JDK, builds the coach when the checkout has changed, and runs
rem it. Elsewhere the script couplet does the same, and has the reasons. What this makes is kept in
rem .couplet\launch, and may be deleted.
rem
rem Exit codes: the coach's own (0 solved, 1 not solved, 2 usage, 4 a fault of ours), and 3 where this
rem machine lacks something.

setlocal EnableExtensions DisableDelayedExpansion

set oldest=17
set main=dev.couplet.coach.cli.Main
set training=warm-up
set flags=-XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable
set flags=%flags% -Dfile.encoding=UTF-8

for %%H in ("%~dp0.") do set "home=%%~fH"
set "launch=%home%\.couplet\launch"
set "log=%launch%\build.log"
set failed=
set waited=

call :find_jdk || exit /b 3
if %number% GEQ 22 set flags=%flags% --enable-native-access=ALL-UNNAMED

set output=ascii
for /f "tokens=2 delims=:." %%C in ('chcp') do if %%C==65001 set output=utf8
if defined MSYSTEM set output=utf8
rem timeout refuses a standard input that is not a console.
set terminal=false
timeout /t 0 >nul 2>&1 && set terminal=true

call :up_to_date && call :archived && goto start
md "%launch%" 2>nul
if not exist "%launch%" goto cannot_write

rem Windows lets one process write a file that another has not shared: the lock goes with its holder.
:lock
set locked=
8>&2 2>nul (
  9>"%launch%\lock" (
    set locked=yes
    call :prepare 2>&8
  )
)
if defined failed exit /b 3
if defined locked goto start
if not defined waited >&2 echo couplet: another couplet is building: waiting for it.
set waited=yes
ping -n 2 127.0.0.1 >nul
goto lock

:start
set fast=
if exist "%archive%" set fast="%use%=%archive%"
"%jdk%\bin\java.exe" %flags% %fast% "-Dcouplet.home=%home%" -Dcouplet.output=%output% -Dcouplet.terminal=%terminal% -cp "%launch%\%app%\*" %main% %*
exit /b %errorlevel%

:cannot_write
>&2 echo couplet: cannot write in "%home%": Couplet keeps what it builds there
exit /b 3

rem --- Java: JAVA_HOME, then PATH -----------------------------------------------------------------

:find_jdk
set "told_home=JAVA_HOME is not set"
set "told_path=PATH has no java"
if not defined JAVA_HOME goto search_path
set "jdk=%JAVA_HOME:"=%"
if "%jdk:~-1%"=="\" set "jdk=%jdk:~0,-1%"
call :inspect && exit /b 0
set told_home=JAVA_HOME "%jdk%" %fault%
:search_path
for /f "delims=" %%J in ('where java 2^>nul') do call :inspect_command "%%J" && goto found_on_path
>&2 echo couplet: no JDK of %oldest% or later (%told_home%; %told_path%): install one, for example Temurin 25 from https://adoptium.net, and set JAVA_HOME to its folder
exit /b 3
:found_on_path
if defined JAVA_HOME >&2 echo couplet: %told_home%; using "%jdk%"
exit /b 0

rem The JDK that the command %1 belongs to. Where it stands apart from one, its JVM says.
:inspect_command
for %%D in ("%~dp1..") do set "jdk=%%~fD"
if exist "%jdk%\release" goto inspect_its_jdk
for /f "tokens=1,* delims== " %%A in ('^""%~1" -XshowSettings:properties -version 2^>^&1^"') do if "%%A"=="java.home" set "jdk=%%B"
:inspect_its_jdk
call :inspect && exit /b 0
set told_path="%~1" %fault%
exit /b 1

rem Succeeds when the folder %jdk% has a JDK that will do. Sets number and identity, or else fault.
:inspect
set number=
set version=
set runtime=
set fault=has no bin\java.exe
if not exist "%jdk%\bin\java.exe" exit /b 1
set fault=does not say which Java it is
if not exist "%jdk%\release" exit /b 1
for /f "usebackq tokens=1,* delims==" %%A in ("%jdk%\release") do (
  if "%%A"=="JAVA_VERSION" set "version=%%~B"
  if "%%A"=="JAVA_RUNTIME_VERSION" set "runtime=%%~B"
)
for /f "tokens=1,2 delims=.-+_" %%A in ("%version%") do (
  set "number=%%A"
  if "%%A"=="1" set "number=%%B"
)
if not defined number exit /b 1
set fault=is Java %version%
if %number% LSS %oldest% exit /b 1
set fault=is Java %version% without its compiler or its shell
if not exist "%jdk%\bin\javac.exe" exit /b 1
if not exist "%jdk%\bin\jshell.exe" exit /b 1
set "identity=%jdk% %runtime%"
exit /b 0

rem --- The build ----------------------------------------------------------------------------------

:prepare
call :up_to_date || call :build
if defined failed exit /b 3
call :archived || call :make_archive
exit /b 0

rem Succeeds when the coach is built, and the sources have the names, sizes and times they had then.
:up_to_date
set app=
if not exist "%launch%\built" exit /b 1
set /p app=<"%launch%\built"
if not exist "%launch%\%app%\*.jar" exit /b 1
set "now=%launch%\sources-%random%"
call :list_sources "%now%"
fc /b "%launch%\sources" "%now%" >nul 2>&1
set changed=%errorlevel%
del "%now%" 2>nul
exit /b %changed%

:list_sources
for %%F in ("%home%\pom.xml") do >"%~1" echo %%~tzF
robocopy "%home%\src" "%launch%\nowhere" /L /S /FP /TS /BYTES /NC /NDL /NJH /NJS /NP /XD target test benchmarks decisions "/LOG+:%~1" >nul
exit /b 0

:build
if exist "%launch%\built" >&2 echo couplet: the checkout has changed: building again, which takes some seconds.
if not exist "%launch%\built" >&2 echo couplet: first use: building. Maven and some libraries are downloaded once, which may take minutes.
call :list_sources "%launch%\sources.new"
set "JAVA_HOME=%jdk%"
set "MAVEN_OPTS=-XX:TieredStopAtLevel=1 %MAVEN_OPTS%"
pushd "%home%"
set step=cannot get Maven
set maven=
call mvnw.cmd -v >nul 2>"%log%" <nul && set maven=mvnw.cmd
if not defined maven where mvn >nul 2>&1 && set maven=mvn
if not defined maven goto build_failed
for /d %%M in (src\*) do rd /s /q "%%M\target\learner" >nul 2>&1
set step=the build failed
call %maven% -q -B -ntp -Dlearner -DskipTests -Dmaven.test.skip=true "-P!answers" package -pl src/coach -am >>"%log%" 2>&1 <nul
if errorlevel 1 goto build_failed
set step=cannot keep what was built
set last=%app%
set next=1
if defined last set /a next=%last:app-=%+1
set app=app-%next%
rd /s /q "%launch%\%app%" 2>nul
md "%launch%\%app%" 2>>"%log%"
copy /y src\coach\target\learner\app\*.jar "%launch%\%app%" >>"%log%" 2>&1
if errorlevel 1 goto build_failed
popd
move /y "%launch%\sources.new" "%launch%\sources" >nul
>"%launch%\built" echo %app%
for /d %%D in ("%launch%\app-*") do if not "%%~nxD"=="%app%" if not "%%~nxD"=="%last%" rd /s /q "%%D" 2>nul
exit /b 0

:build_failed
popd
set failed=yes
set why=the reason is in the log
findstr /c:".java:[" "%log%" >nul && set why=a source file does not compile
findstr /i /c:"could not transfer" /c:"unknown host" /c:"could not be resolved" /c:"unable to connect" /c:"timed out" "%log%" >nul && set why=a download failed; is this machine offline?
findstr /i /c:"PKIX" /c:"certificate problem" "%log%" >nul && set why=a certificate is not trusted; is there a proxy that this JDK does not know?
findstr /i /c:"not enough space" /c:"no space left" "%log%" >nul && set why=the disk is full
>&2 echo couplet: %step%: %why%
set line=
for /f "usebackq delims=" %%L in (`findstr /c:"[ERROR]" "%log%"`) do if not defined line set "line=%%L"
setlocal EnableDelayedExpansion
if defined line >&2 echo couplet:   !line!
endlocal
>&2 echo couplet: all that Maven said: "%log%"
exit /b 3

rem --- The archive of classes, one for a JDK and a build ------------------------------------------

rem Succeeds when this JDK has made its archive, or has been found unable to.
:archived
set make=-XX:ArchiveClassesAtExit
set use=-XX:SharedArchiveFile
set "archive=%launch%\%app%\%number%.jsa"
if %number% LSS 25 goto archive_named
set make=-XX:AOTCacheOutput
set use=-XX:AOTCache
set "archive=%launch%\%app%\%number%.aot"
:archive_named
set made_by=
if exist "%archive%.jdk" set /p made_by=<"%archive%.jdk"
if "%made_by%"=="%identity%" exit /b 0
exit /b 1

:make_archive
del /q "%archive%" "%archive%.jdk" 2>nul
set options="-Dcouplet.home=%home%" -Dcouplet.output=ascii -cp "%launch%\%app%\*" %main%
"%jdk%\bin\java.exe" %flags% "%make%=%archive%.new" %options% %training% >"%launch%\archive.log" 2>&1 <nul
"%jdk%\bin\java.exe" %flags% "%use%=%archive%.new" %options% --version >>"%launch%\archive.log" 2>&1 <nul && move /y "%archive%.new" "%archive%" >nul 2>&1
del /q "%archive%.new" "%archive%.new.config" 2>nul
>"%archive%.jdk" echo %identity%
exit /b 0
