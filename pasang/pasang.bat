@echo off
rem Memasang kontrak dari folder ini, tanpa internet. Klik dua kali, atau: pasang.bat --ke D:\kontrak
setlocal
set "PY="
py -3 --version >nul 2>nul
if not errorlevel 1 set "PY=py -3"
if defined PY goto pasang
python --version >nul 2>nul
if not errorlevel 1 set "PY=python"
if defined PY goto pasang
echo Galat: Python 3.11 atau lebih baru belum terpasang di laptop ini.
echo Pasang dahulu dari python.org, centang "Add python.exe to PATH", lalu ulangi.
if "%~1"=="" pause
exit /b 1
:pasang
%PY% "%~dp0pasang.py" %*
set "CODE=%ERRORLEVEL%"
if "%~1"=="" pause
exit /b %CODE%
